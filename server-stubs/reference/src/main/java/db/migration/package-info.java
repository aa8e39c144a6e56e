/** The migrations that need Java. The others are SQL, in the folder of the resources with the same name. */
package db.migration;
