package org.veriline.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.eclipse.microprofile.config.Config;

/**
 * What is fixed when the application starts: {@code veriline.*} of {@code veriline.properties}.
 *
 * <p>What people change at work is a table and a page, and a secret is a file of the credential
 * directory; neither belongs here.
 *
 * @param demo the demo clinic may be seeded
 * @param credentials directory of secret files, one file a secret
 * @param state directory the application may write into and that survives a new version
 * @param voice directory shared with Asterisk: queues, hours, prompts, event spool
 * @param zone the clinic's time zone
 * @param node name of this node, which is the audit chain's segment
 * @param idle after this long without input a person is signed off
 * @param longest no sign-in lives longer than this
 */
public record Settings(
    boolean demo,
    Path credentials,
    Path state,
    Path voice,
    ZoneId zone,
    String node,
    Duration idle,
    Duration longest) {

  static Settings from(Config config) {
    return new Settings(
        config.getOptionalValue("veriline.demo", Boolean.class).orElse(false),
        Path.of(text(config, "veriline.credentials", "/etc/veriline/keys")),
        Path.of(text(config, "veriline.state", "/var/lib/veriline")),
        Path.of(text(config, "veriline.voice", "/var/lib/veriline-voice")),
        ZoneId.of(text(config, "veriline.zone", "America/New_York")),
        text(config, "veriline.node", "node1"),
        Duration.ofMinutes(
            config.getOptionalValue("veriline.idle-minutes", Integer.class).orElse(10)),
        Duration.ofHours(
            config.getOptionalValue("veriline.longest-hours", Integer.class).orElse(12)));
  }

  private static String text(Config config, String key, String otherwise) {
    return config.getOptionalValue(key, String.class).orElse(otherwise);
  }
}
