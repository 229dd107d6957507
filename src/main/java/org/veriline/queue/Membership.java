package org.veriline.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A person staffs a queue. */
@Entity
@Table(name = "queue_membership")
@IdClass(Membership.Key.class)
class Membership {

  /** For JPA, which wants a class with a constructor without parameters. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String queue = "";
    private String userId = "";

    protected Key() {}

    Key(String queue, String userId) {
      this.queue = queue;
      this.userId = userId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.queue.equals(queue) && key.userId.equals(userId);
    }

    @Override
    public int hashCode() {
      return 31 * queue.hashCode() + userId.hashCode();
    }
  }

  @Id private String queue;

  @Id
  @Column(name = "user_id")
  private String userId;

  private int penalty;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Membership() {}

  Membership(MembershipRow row) {
    this.queue = row.queue();
    this.userId = row.userId();
    this.penalty = row.penalty();
  }

  void penalty(int asked) {
    penalty = asked;
  }

  MembershipRow row() {
    return new MembershipRow(queue, userId, penalty);
  }
}
