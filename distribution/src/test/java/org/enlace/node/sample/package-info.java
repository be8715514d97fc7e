/** What is inside the modules that tests make up: see {@link org.enlace.node.SampleModule}. */
package org.enlace.node.sample;
