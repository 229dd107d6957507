package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.veriline.access.Actors;
import org.veriline.access.Entrance;
import org.veriline.access.Entrances;
import org.veriline.platform.Alarms;
import org.veriline.platform.Messages;

/** Where this person can go, and what they have to be warned of. */
@Named
@RequestScoped
public class Navigation {

  /** A page in the menu. */
  public record Place(String path, String key) {
    public String getPath() {
      return path;
    }

    public String getKey() {
      return key;
    }
  }

  /** An alarm as the banner shows it. */
  public record Warning(String key, String detail) {
    public String getKey() {
      return key;
    }

    public String getDetail() {
      return detail;
    }
  }

  @Inject Actors actors;
  @Inject Alarms alarms;

  /** Every page the table of entrances opens to this person, in its order. */
  public List<Place> getPlaces() {
    return actors
        .present()
        .map(
            actor ->
                Entrances.ALL.stream()
                    .filter(entrance -> entrance.kind() == Entrance.Kind.PAGE)
                    .filter(entrance -> entrance.who() == Entrance.Who.PERMISSION)
                    .filter(entrance -> entrance.admits(actor))
                    .map(entrance -> new Place(entrance.path(), key(entrance.path())))
                    .filter(place -> Messages.find(Locale.ENGLISH, place.key()).isPresent())
                    .toList())
        .orElse(List.of());
  }

  /** {@code /admin/people} is named by {@code admin.people.menu}. */
  private static String key(String path) {
    return path.substring(1).replace('/', '.') + ".menu";
  }

  public String getHere() {
    return FacesContext.getCurrentInstance().getViewRoot().getViewId().replaceAll("\\.xhtml$", "");
  }

  public List<Warning> getAlarms() {
    boolean concerned =
        actors
            .present()
            .map(actor -> actor.may("audit:read:all") || actor.may("config:telephony"))
            .orElse(false);
    return concerned
        ? alarms.active().stream()
            .map(alarm -> new Warning("alarm." + alarm.id(), alarm.detail()))
            .toList()
        : List.of();
  }
}
