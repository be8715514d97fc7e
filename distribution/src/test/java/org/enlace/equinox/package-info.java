/** Tests that run inside Equinox, with the bundles of the assembled node. */
package org.enlace.equinox;
