package org.veriline.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.jspecify.annotations.Nullable;

/**
 * Tells Shiro what a signed-in person may do. It proves nobody: both factors were checked by {@link
 * SignIn}, and no other token is understood.
 */
public class SignInRealm extends AuthorizingRealm {

  public SignInRealm() {
    setName("people");
    setAuthenticationTokenClass(ProvenSignIn.class);
    setCredentialsMatcher(new AllowAllCredentialsMatcher());
    setCachingEnabled(false);
  }

  @Override
  protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
    return new SimpleAuthenticationInfo(token.getPrincipal(), token.getCredentials(), getName());
  }

  @Override
  protected @Nullable AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
    Actor actor = principals.oneByType(Actor.class);
    if (actor == null) {
      return null;
    }
    Set<String> permissions =
        actor.roles().stream()
            .flatMap(role -> role.permissions().stream())
            .collect(Collectors.toSet());
    SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
    info.setStringPermissions(permissions);
    return info;
  }
}
