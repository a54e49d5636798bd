using System.Net.Sockets;
using System.Text;

namespace Conference.Testing.Faults;

/// <summary>Reads heads of HTTP/1.1 requests, and then their bodies, from one connection.</summary>
internal sealed class RequestReader(NetworkStream stream)
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    /// <summary>The next head; null when the client has closed.</summary>
    public async Task<RequestHead?> ReadHeadAsync()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf(EndOfHead)) < 0)
        {
            if (_filled == _buffer.Length)
                throw new IOException("The request's head is too long.");
            var count = await stream.ReadAsync(_buffer.AsMemory(_filled));
            if (count == 0)
                return null;
            _filled += count;
        }

        end += EndOfHead.Length;
        var head = new RequestHead(_buffer[..end]);
        Take(end);
        return head;
    }

    /// <summary>Bytes of the body: those that came with the head first.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target)
    {
        if (_filled == 0)
            return await stream.ReadAsync(target);
        var count = Math.Min(_filled, target.Length);
        _buffer.AsMemory(0, count).CopyTo(target);
        Take(count);
        return count;
    }

    /// <summary>Reads to the end of the connection.</summary>
    public async Task SkipAsync()
    {
        while (await stream.ReadAsync(_buffer) > 0)
        {
            // Nothing is done with it.
        }
    }

    private void Take(int count)
    {
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _filled -= count;
    }
}

/// <summary>The head of a request as it came.</summary>
internal sealed record RequestHead(byte[] Bytes)
{
    public ProxiedRequest Describe()
    {
        var lines = Encoding.ASCII.GetString(Bytes).Split("\r\n");
        var words = lines[0].Split(' ');
        var headers = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(':', 2))
            .GroupBy(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim())
            .ToDictionary(group => group.Key, group => string.Join(", ", group));
        var length = headers.TryGetValue("content-length", out var text) ? long.Parse(text) : 0;
        return new ProxiedRequest(words[0], words[1], length, headers);
    }
}
