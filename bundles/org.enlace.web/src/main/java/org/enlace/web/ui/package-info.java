/** What the components of {@link org.enlace.web.Ui} are told: fields, choices, buttons, rows. Values, no behaviour. */
@Export
@Version("1.0.0")
package org.enlace.web.ui;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
