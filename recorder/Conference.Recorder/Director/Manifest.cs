namespace Conference.Recorder.Director;

/// <summary>What the folder of a recording looks like.</summary>
internal static class Manifest
{
    public const int CurrentFormat = 1;
}
