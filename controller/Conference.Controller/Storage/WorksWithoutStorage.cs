namespace Conference.Controller.Storage;

/// <summary>Marks endpoints that do what they can while the database is away; their answers are not stored then.</summary>
internal sealed class WorksWithoutStorage;
