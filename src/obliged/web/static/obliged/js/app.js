// Each behaviour is a file of its own and improves something that already works without it.
import "./autosubmit.js";
import "./call.js";
import "./capture.js";
import "./copy.js";
import "./dirty.js";
import "./focus.js";
import "./insert.js";
import "./keys.js";
import "./palette.js";
import "./print.js";
import "./sent.js";
import "./status.js";
import "./submit-once.js";
import "./trouble.js";
import "./zone.js";
