package org.veriline.browser;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps screenshots and traces of a failed test while its pages are still open. */
class KeepEvidence implements AfterTestExecutionCallback {

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      return;
    }
    String name =
        context.getRequiredTestClass().getSimpleName()
            + "-"
            + context.getRequiredTestMethod().getName();
    try {
      ((BrowserTest) context.getRequiredTestInstance()).keepEvidence(name);
    } catch (PlaywrightException gone) {
      System.err.println("no evidence of " + name + ": " + gone.getMessage());
    }
  }
}
