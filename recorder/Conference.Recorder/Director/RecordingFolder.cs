namespace Conference.Recorder.Director;

/// <summary>Where things of one recording lie on disk.</summary>
internal sealed record RecordingFolder(string Root)
{
    public string Id => Path.GetFileName(Root);

    public string Journal => Path.Combine(Root, "journal.ndjson");

    public string Manifest => Path.Combine(Root, "manifest.json");

    public string Composite => Path.Combine(Root, "composite.mp4");

    public string Tracks => Path.Combine(Root, "tracks");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>Work in progress of a composition; nothing in it is needed once composite.mp4 is there.</summary>
    public string Scenes => Path.Combine(Root, "scenes");

    /// <summary>What is composed already, a JSON object per line.</summary>
    public string Plan => Path.Combine(Scenes, "plan.ndjson");

    public void Create()
    {
        Directory.CreateDirectory(Tracks);
        Directory.CreateDirectory(Logs);
    }

    public string Track(string file) => Path.Combine(Tracks, file);

    public string Log(string name) => Path.Combine(Logs, name + ".log");
}
