/** What a caller agreed on with us beforehand: a pass-phrase, a PIN for the keypad. */
package org.veriline.secret;
