/** The ground everybody stands on: clock, settings, sealed storage, migrations, health. */
package org.veriline.platform;
