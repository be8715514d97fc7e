/**
 * What takes too long for every build: {@code mvn -Pproof verify}, one of them with {@code -Dit.test=KillProof}. Each prints
 * its seed and its figures; {@code -Dseed=N} repeats a run's choices.
 */
package org.enlace.proof;
