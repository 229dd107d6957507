package org.veriline.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.veriline.access.Totp;

/** A browser without a screen: keeps its cookie, fills in forms, follows nothing by itself. */
public final class Visitor {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private static final Pattern VIEW_STATE =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  private static final Pattern PUSH =
      Pattern.compile("/jakarta\\.faces\\.push/person\\?[0-9a-f-]+");

  private final URI address;
  private String cookie = "";

  public Visitor(URI address) {
    this.address = address;
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> post(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.noBody());
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** With any verb. */
  public HttpResponse<String> ask(String verb, String path)
      throws IOException, InterruptedException {
    return send(request(path).method(verb, HttpRequest.BodyPublishers.noBody()));
  }

  /** What a program on the machine sends. */
  public HttpResponse<String> operate(String path) throws IOException, InterruptedException {
    Path keys = Path.of(System.getProperty("veriline.it"), "keys");
    return post(path, "Authorization", "Bearer " + Files.readString(keys.resolve("ops-token")));
  }

  /** Signs in as people do, in three steps at most, and says where that leads. */
  public String signIn(String userName, String password, String totpSecret)
      throws IOException, InterruptedException {
    HttpResponse<String> page = get("/sign-in");
    page =
        submit(
            page, Map.of("sign-in:name", userName, "sign-in:password", password, "sign-in:go", ""));
    page =
        submit(
            page,
            Map.of("sign-in:code", Totp.codeAt(totpSecret, Instant.now()), "sign-in:prove", ""));
    if (page.statusCode() == 200 && page.body().contains("sign-in:replace")) {
      page = submit(page, Map.of("sign-in:replace", ""));
    }
    return page.headers().firstValue("Location").orElse("nowhere: " + page.body());
  }

  /** Sends the form "sign-in" of the page with these fields. */
  public HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
      throws IOException, InterruptedException {
    return submit("/sign-in", "sign-in", page, fields);
  }

  /** Sends a form of the page that was drawn at this path. */
  public HttpResponse<String> submit(
      String path, String form, HttpResponse<String> page, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        form
            + "="
            + form
            + "&jakarta.faces.ViewState="
            + encoded(first(VIEW_STATE, page.body()))
            + "&primefaces.nonce="
            + encoded(first(NONCE, page.body()))
            + "&"
            + fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /**
   * Opens the push channel of a page that was drawn, and takes whatever comes.
   *
   * @param body the page
   */
  public WebSocket listen(String body, Consumer<String> heard)
      throws InterruptedException, ExecutionException {
    Matcher channel = PUSH.matcher(body);
    if (!channel.find()) {
      throw new IllegalStateException("the page has no push channel");
    }
    URI socket = address.resolve(channel.group());
    return CLIENT
        .newWebSocketBuilder()
        .header("Cookie", cookie)
        .buildAsync(
            URI.create(socket.toString().replaceFirst("^http", "ws")),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                heard.accept(text.toString());
                from.request(1);
                return CompletableFuture.completedStage(null);
              }
            })
        .get();
  }

  public String cookie() {
    return cookie;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    answer.headers().allValues("Set-Cookie").stream()
        .filter(text -> text.startsWith("veriline="))
        .forEach(text -> cookie = text.substring(0, text.indexOf(';')));
    return answer;
  }

  private static String first(Pattern pattern, String body) {
    Matcher found = pattern.matcher(body);
    if (!found.find()) {
      throw new IllegalStateException("the page has no " + pattern);
    }
    return found.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
