namespace Conference.Recorder.Capture;

/// <summary>Where a packet belongs in a take.</summary>
/// <param name="Index">Counts packets without jumps but those of real losses, across all wraps and changes of the sender.</param>
/// <param name="Ticks">Media clock since the take's first packet; packets of one frame have the same.</param>
/// <param name="FileTime">In seconds.</param>
/// <param name="BeginsEpoch">Whether the sender's clock may stand elsewhere than before.</param>
/// <param name="FollowsGap">Whether a new epoch begins with a jump of the sequence: what was being sent before did not arrive whole.</param>
internal readonly record struct Placement(long Index, long Ticks, double FileTime, bool BeginsEpoch, bool FollowsGap);
