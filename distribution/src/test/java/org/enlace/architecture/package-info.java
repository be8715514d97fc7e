/** The rules of the house as tests, each proven able to fail. */
package org.enlace.architecture;
