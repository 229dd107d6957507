package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** Places under one heading; without a heading it is a single place. */
  public record Group(@Nullable String key, List<Place> places) {
    public @Nullable String getKey() {
      return key;
    }

    public List<Place> getPlaces() {
      return places;
    }

    boolean leadsTo(String path) {
      return places.stream().anyMatch(place -> place.path().equals(path));
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

  /** As many fit beside each other on a small screen. */
  private static final int MOST_UNGROUPED = 7;

  /** What belongs together when there is too much for one row; the rest stands alone. */
  private static final Map<String, List<String>> HEADINGS =
      Map.of(
          "navigation.floor",
          List.of(
              "/floor", "/floor/calls", "/floor/requests", "/floor/staffing", "/floor/proposal"),
          "navigation.cases",
          List.of(
              "/privacy/reviews",
              "/privacy/judged",
              "/privacy/locks",
              "/privacy/incidents",
              "/privacy/requests"),
          "navigation.evidence",
          List.of(
              "/privacy/who-saw",
              "/privacy/audit",
              "/privacy/disclosures",
              "/privacy/officials",
              "/privacy/accounting",
              "/privacy/replay"),
          "navigation.rules",
          List.of(
              "/privacy/scripts",
              "/privacy/simulator",
              "/privacy/what-if",
              "/privacy/records",
              "/privacy/organisations",
              "/privacy/law"),
          "navigation.clinic",
          List.of(
              "/admin/people",
              "/admin/queues",
              "/admin/hours",
              "/admin/prompts",
              "/admin/calling"));

  @Inject Actors actors;
  @Inject Alarms alarms;

  /** Every page the table of entrances opens to this person, in its order. */
  private List<Place> places() {
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

  /** Whether this person may go there. */
  public boolean isOpen(String path) {
    return places().stream().anyMatch(place -> place.path().equals(path));
  }

  /** Where this person can go, in groups, in the order of each group's first place. */
  public List<Group> getGroups() {
    List<Place> places = places();
    if (places.size() <= MOST_UNGROUPED) {
      return places.stream().map(place -> new Group(null, List.of(place))).toList();
    }
    Map<String, List<Place>> byHeading =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    Navigation::heading, LinkedHashMap::new, Collectors.toList()));
    return byHeading.entrySet().stream()
        .map(it -> new Group(it.getValue().size() > 1 ? it.getKey() : null, it.getValue()))
        .toList();
  }

  /** Whether the page is one of this group's. */
  public boolean isIn(Group group) {
    return group.leadsTo(getHere());
  }

  private static String heading(Place place) {
    return HEADINGS.entrySet().stream()
        .filter(it -> it.getValue().contains(place.path()))
        .map(Map.Entry::getKey)
        .findAny()
        .orElse(place.path());
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
