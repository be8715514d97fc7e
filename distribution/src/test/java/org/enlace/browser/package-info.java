/** What an officer does, through Chromium and the assembled node. */
package org.enlace.browser;
