namespace Conference.Controller.Storage.Migrations;

/// <summary>A row of <c>schema_migration</c>.</summary>
internal sealed record AppliedMigration(int Version, string Name, string Checksum);
