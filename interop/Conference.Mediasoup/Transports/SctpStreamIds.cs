using System.Collections;

namespace Conference.Mediasoup;

/// <summary>The SCTP streams of a transport that data consumers may take, each in its turn, so that a freed one rests for long.</summary>
internal sealed class SctpStreamIds
{
    /// <summary>RFC 8832 excludes the last of the 65,536 numbers.</summary>
    public const ushort MaxCount = 65_535;

    private readonly Lock _gate = new();
    private BitArray? _taken;
    private ushort _limit = MaxCount;
    private int _next;

    /// <summary>How many streams the endpoint accepts; all until it has said so.</summary>
    public ushort Limit
    {
        set
        {
            lock (_gate) _limit = Math.Min(value, MaxCount);
        }
    }

    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public ushort Take()
    {
        lock (_gate)
        {
            _taken ??= new BitArray(MaxCount);
            for (var tried = 0; tried < _limit; tried++)
            {
                var id = _next < _limit ? _next : 0;
                _next = id + 1;
                if (_taken[id]) continue;
                _taken[id] = true;
                return (ushort)id;
            }

            throw new InvalidOperationException(
                $"All {_limit} SCTP streams are taken; close data consumers of this transport, or use another one.");
        }
    }

    public void Free(ushort id)
    {
        lock (_gate) _taken?.Set(id, false);
    }
}
