// Two cores carry two or three browsers, a worker and FFmpeg: one scenario at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Conference.EndToEnd.Tests.Support;

/// <summary>All tests are of one collection, so that they run one after the other and share the server.</summary>
[CollectionDefinition(Name)]
public sealed class Suite : ICollectionFixture<World>
{
    public const string Name = "Conference";
}
