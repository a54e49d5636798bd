using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>A stretch that is decided: from here on nothing about it changes.</summary>
/// <param name="Pictures">For each track's file that is seen: what to read of it.</param>
/// <param name="Voices">Each file that is heard.</param>
internal sealed record Chunk(Scene Scene, IReadOnlyDictionary<string, Excerpt> Pictures, IReadOnlyList<Voice> Voices)
{
    /// <summary>Names its files; unique in its composition.</summary>
    public string Name => $"chunk-{Scene.FirstFrame:D8}";
}
