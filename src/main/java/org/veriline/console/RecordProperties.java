package org.veriline.console;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets pages write {@code row.name} for records too, which EL learns only with Jakarta EE 11. */
public class RecordProperties extends ELResolver {
  private record Key(Class<?> type, String name) {}

  private final Map<Key, Optional<Method>> known = new ConcurrentHashMap<>();

  @Override
  public @Nullable Object getValue(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    Optional<Method> accessor = accessor(base, property);
    if (accessor.isEmpty()) {
      return null;
    }
    context.setPropertyResolved(base, property);
    try {
      return accessor.get().invoke(base);
    } catch (IllegalAccessException | InvocationTargetException broken) {
      throw new ELException(broken);
    }
  }

  @Override
  public @Nullable Class<?> getType(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    Optional<Method> accessor = accessor(base, property);
    if (accessor.isEmpty()) {
      return null;
    }
    context.setPropertyResolved(base, property);
    return accessor.get().getReturnType();
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    if (accessor(base, property).isPresent()) {
      context.setPropertyResolved(base, property);
    }
    return true;
  }

  @Override
  public void setValue(
      ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
    // Records do not change; whoever tries hears it from the next resolver.
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return Object.class;
  }

  private Optional<Method> accessor(@Nullable Object base, @Nullable Object property) {
    if (base instanceof Record && property != null) {
      return known.computeIfAbsent(
          new Key(base.getClass(), property.toString()), RecordProperties::find);
    }
    return Optional.empty();
  }

  private static Optional<Method> find(Key key) {
    return Arrays.stream(key.type().getRecordComponents())
        .filter(component -> component.getName().equals(key.name()))
        .map(RecordComponent::getAccessor)
        .peek(method -> method.setAccessible(true))
        .findFirst();
  }
}
