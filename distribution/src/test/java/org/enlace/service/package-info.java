/** The ways to run a node for years, tried on throwaway copies of this machine: the Debian package, the service, the container. */
package org.enlace.service;
