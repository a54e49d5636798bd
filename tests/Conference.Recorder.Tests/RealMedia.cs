namespace Conference.Recorder.Tests;

/// <summary>Tests that record in real time run one after the other: together they would starve each other's senders.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealMedia
{
    public const string Name = "real media";
}
