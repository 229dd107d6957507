package org.veriline.console;

import jakarta.el.ELException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.shiro.authz.AuthorizationException;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.platform.Ids;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;

/**
 * Every error a person meets is a sentence on the page they are on. Refusals have their own; what
 * nobody foresaw gets an id that also stands in the log. Page beans therefore catch nothing.
 */
public class ErrorsToMessages extends ExceptionHandlerWrapper {
  private static final Logger LOG = Logger.getLogger(ErrorsToMessages.class.getName());

  /** Installs the handler. */
  public static class Factory extends ExceptionHandlerFactory {
    public Factory(ExceptionHandlerFactory wrapped) {
      super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
      return new ErrorsToMessages(getWrapped().getExceptionHandler());
    }
  }

  ErrorsToMessages(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      ExceptionQueuedEvent event = events.next();
      FacesContext faces = event.getContext().getContext();
      Throwable error = event.getContext().getException();
      if (event.getContext().getPhaseId() == PhaseId.RENDER_RESPONSE
          && !(cause(error) instanceof ViewExpiredException)) {
        // Half a page may be out already: let the container answer with the error page.
        continue;
      }
      events.remove();
      if (cause(error) instanceof ViewExpiredException) {
        startAgain(faces);
        return;
      }
      faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence(error), null));
      faces.validationFailed();
      if (!faces.getResponseComplete()) {
        faces.renderResponse();
      }
    }
    getWrapped().handle();
  }

  private static String sentence(Throwable error) {
    Locale locale = CDI.current().select(Me.class).get().getLocale();
    Throwable cause = cause(error);
    if (cause instanceof Refusal refusal) {
      return Messages.text(locale, refusal);
    }
    if (cause instanceof AuthorizationException) {
      CDI.current().select(Actors.class).get().present().ifPresent(ErrorsToMessages::recordDenied);
      return Messages.text(locale, "error.not-permitted");
    }
    String id = Ids.next();
    LOG.log(Level.SEVERE, "unexpected error " + id, error);
    return Messages.text(locale, "error.unexpected", id);
  }

  private static void recordDenied(Actor actor) {
    CDI.current()
        .select(AuditTrail.class)
        .get()
        .writeAlone(
            AuditEvent.by(actor)
                .action(Action.ACCESS_DENIED)
                .outcome(Outcome.REFUSED)
                .reason("door")
                .build());
  }

  /** The first cause that means something to us, else the deepest. */
  private static Throwable cause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null
        && !(cause instanceof Refusal)
        && !(cause instanceof AuthorizationException)
        && (cause instanceof FacesException
            || cause instanceof ELException
            || cause.getCause() instanceof RuntimeException
            || cause.getCause() instanceof java.lang.reflect.InvocationTargetException)) {
      if (cause instanceof ViewExpiredException) {
        return cause;
      }
      cause = cause.getCause();
    }
    return cause;
  }

  /** The server no longer knows this page's state: load it anew, or sign in if that is why. */
  private static void startAgain(FacesContext faces) {
    try {
      String page = faces.getExternalContext().getRequestServletPath();
      faces.getExternalContext().redirect(page.replaceAll("\\.xhtml$", ""));
      faces.responseComplete();
    } catch (IOException gone) {
      throw new FacesException(gone);
    }
  }
}
