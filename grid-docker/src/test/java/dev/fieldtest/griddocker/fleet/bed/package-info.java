/** An EC2 endpoint on loopback whose machines are real processes that run their user data. */
package dev.fieldtest.griddocker.fleet.bed;
