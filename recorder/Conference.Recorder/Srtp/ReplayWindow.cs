namespace Conference.Recorder.Srtp;

/// <summary>Which packet numbers of the last thousand have been seen (RFC 3711, section 3.3.2).</summary>
internal sealed class ReplayWindow
{
    // Video comes in bursts of hundreds of packets, and a jittery way puts late ones behind whole frames.
    private const int Size = 1024;
    private const int Bits = 64;

    private readonly ulong[] _seen = new ulong[Size / Bits];
    private ulong _newest;

    public ulong Newest => _newest;

    public bool MayBeNew(ulong index) => index > _newest || (_newest - index < Size && (Word(index) & Bit(index)) == 0);

    /// <summary>Notes a number whose packet was authentic.</summary>
    public void Add(ulong index)
    {
        if (index > _newest)
        {
            if (index - _newest >= Size)
                Array.Clear(_seen);
            else
                Forget(_newest + 1, index);
            _newest = index;
        }

        Word(index) |= Bit(index);
    }

    private void Forget(ulong from, ulong to)
    {
        for (var index = from; index <= to; index++)
            Word(index) &= ~Bit(index);
    }

    private ref ulong Word(ulong index) => ref _seen[index % Size / Bits];

    private static ulong Bit(ulong index) => 1UL << (int)(index % Bits);
}
