/** People taking calls: their shift, their seat, and the one state they are in. */
package org.veriline.agent;
