namespace Conference.Controller.Storage;

/// <summary>The data folder, as the storage's services ask for it.</summary>
internal sealed record StorageFolder(string Path);
