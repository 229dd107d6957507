package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Me;
import org.veriline.official.OfficialExceptions;
import org.veriline.official.Piece;
import org.veriline.official.Proof;
import org.veriline.official.Urgency;

/** A nurse tells an official what cannot wait for the officer (PR-19). Typed words are not kept. */
@Named
@RequestScoped
public class OfficialExceptionPanel {
  @Inject OfficialExceptions exceptions;
  @Inject Me me;
  @Inject Now now;

  private Urgency urgency = Urgency.IMMINENT_THREAT;
  private @Nullable Proof proof;
  private List<String> pieces = List.of();
  private String why = "";
  private boolean told;

  public void tell() {
    exceptions.tell(
        now.mustTalk(),
        urgency,
        proof,
        pieces.stream().map(Piece::valueOf).collect(Collectors.toSet()),
        why);
    told = true;
    pieces = List.of();
    why = "";
  }

  public boolean isPresent() {
    return me.may("official:except");
  }

  public boolean isTold() {
    return told;
  }

  public List<Urgency> getUrgencies() {
    return Arrays.asList(Urgency.values());
  }

  public List<Proof> getProofs() {
    return Arrays.asList(Proof.values());
  }

  public List<String> getAllPieces() {
    return Arrays.stream(Piece.values()).map(Enum::name).toList();
  }

  public Urgency getUrgency() {
    return urgency;
  }

  public void setUrgency(Urgency urgency) {
    this.urgency = urgency;
  }

  public @Nullable Proof getProof() {
    return proof;
  }

  public void setProof(@Nullable Proof proof) {
    this.proof = proof;
  }

  public List<String> getPieces() {
    return pieces;
  }

  public void setPieces(List<String> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  public String getWhy() {
    return why;
  }

  public void setWhy(String why) {
    this.why = why;
  }
}
