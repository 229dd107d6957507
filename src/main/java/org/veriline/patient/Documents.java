package org.veriline.patient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.List;

/** How a document looks before it is sealed. Errors of the parser never carry its text. */
final class Documents {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private Documents() {}

  static byte[] write(Object document) {
    try {
      return JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a document cannot be written");
    }
  }

  static Matching matching(byte[] json) {
    try {
      return JSON.readValue(json, Matching.class);
    } catch (IOException notOurs) {
      throw new IllegalStateException("a document cannot be read");
    }
  }

  static List<Item> items(byte[] json) {
    try {
      return JSON.readValue(json, new TypeReference<List<Item>>() {});
    } catch (IOException notOurs) {
      throw new IllegalStateException("a document cannot be read");
    }
  }
}
