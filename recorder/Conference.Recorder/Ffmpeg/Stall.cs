namespace Conference.Recorder.Ffmpeg;

/// <summary>Why a run was ended that got no further.</summary>
internal enum Stall
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>It worked in vain: what it was given makes it do so, and would again.</summary>
    Working,

    /// <summary>It stood still: that says nothing about what it was given.</summary>
    Standing,
}
