/** The floor: what a supervisor sees of calls, agents and requests, and nothing about patients. */
package org.veriline.console.floor;
