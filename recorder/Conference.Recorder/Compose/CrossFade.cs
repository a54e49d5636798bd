namespace Conference.Recorder.Compose;

/// <summary>
/// Joins stretches of sound that overlap by some milliseconds. Where both hold the same, which is the rule, nothing changes; where a clock was corrected
/// between them, one goes over into the other and no edge can be heard.
/// </summary>
internal sealed class CrossFade
{
    /// <summary>Samples per channel by which a stretch goes on into the next one: 10 ms.</summary>
    public const int Overlap = SoundMixer.SampleRate / 100;

    private float[] _tail = [];

    /// <param name="samples">A stretch and its overlap; changed in place.</param>
    /// <returns>What is to be heard of it before the next stretch begins.</returns>
    public Memory<float> Append(float[] samples)
    {
        const int channels = SoundMixer.Channels;
        for (var i = 0; i < _tail.Length; i++)
        {
            var share = (i / channels + 0.5f) / Overlap;
            samples[i] = _tail[i] * (1 - share) + samples[i] * share;
        }

        var length = samples.Length - Overlap * channels;
        _tail = samples[length..];
        return samples.AsMemory(0, length);
    }
}
