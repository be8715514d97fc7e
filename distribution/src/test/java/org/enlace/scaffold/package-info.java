/** Making a module with the scaffold, and using it. */
package org.enlace.scaffold;
