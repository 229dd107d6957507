/** How signed reports are made: pages, cells, and the seal of the appliance's own key. */
package org.veriline.report;
