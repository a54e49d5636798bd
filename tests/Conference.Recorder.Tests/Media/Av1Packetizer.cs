namespace Conference.Recorder.Tests.Media;

/// <summary>Sends AV1 as browsers do (RTP Payload Format For AV1): OBUs without delimiters and sizes, in packets of at most 1200 bytes.</summary>
internal static class Av1Packetizer
{
    private const int LargestPayload = 1200;

    /// <param name="countsElements">Whether the header says how many elements there are, as libwebrtc does where it can.</param>
    public static IEnumerable<RtpPackets.Packet> Packets(IReadOnlyList<byte[]> units, double frameRate, bool countsElements)
    {
        ushort sequence = 65_000;
        for (var i = 0; i < units.Count; i++)
        {
            var payloads = Split(Obus(units[i]), countsElements, isKey: i == 0);
            for (var p = 0; p < payloads.Count; p++)
            {
                yield return new RtpPackets.Packet(
                    i / frameRate, RtpWriter.Packet(sequence++, (uint)(i * 90_000 / frameRate), p == payloads.Count - 1, payloads[p]));
            }
        }
    }

    private static List<byte[]> Obus(byte[] unit)
    {
        var obus = new List<byte[]>();
        for (var at = 0; at < unit.Length;)
        {
            var head = (unit[at] & 0x04) != 0 ? 2 : 1;
            var (size, shift, length) = (0, 0, 0);
            byte octet;
            do
            {
                octet = unit[at + head + length++];
                size |= (octet & 0x7F) << shift;
                shift += 7;
            }
            while ((octet & 0x80) != 0);
            byte[] obu = [(byte)(unit[at] & ~0x02), .. unit.AsSpan(at + 1, head - 1), .. unit.AsSpan(at + head + length, size)];
            if ((unit[at] >> 3 & 0x0F) != 2)
                obus.Add(obu);
            at += head + length + size;
        }

        return obus;
    }

    private static List<byte[]> Split(List<byte[]> obus, bool countsElements, bool isKey)
    {
        var payloads = new List<byte[]>();
        var elements = new List<byte[]>();
        var room = LargestPayload;
        var continues = false;
        foreach (var obu in obus)
        {
            for (var at = 0; at < obu.Length;)
            {
                var count = Math.Min(room - 4, obu.Length - at);
                elements.Add(obu[at..(at + count)]);
                at += count;
                room -= count + 4;
                if (room < 40 || at < obu.Length)
                    Close(goesOn: at < obu.Length);
            }
        }

        if (elements.Count > 0)
            Close(goesOn: false);
        return payloads;

        void Close(bool goesOn)
        {
            var counted = countsElements && elements.Count <= 3;
            var payload = new List<byte>
            {
                (byte)((continues ? 0x80 : 0) | (goesOn ? 0x40 : 0) | (counted ? elements.Count << 4 : 0) | (isKey && payloads.Count == 0 ? 0x08 : 0)),
            };
            for (var e = 0; e < elements.Count; e++)
            {
                if (!counted || e < elements.Count - 1)
                {
                    for (var size = elements[e].Length; ; size >>= 7)
                    {
                        payload.Add((byte)(size > 0x7F ? size & 0x7F | 0x80 : size));
                        if (size <= 0x7F)
                            break;
                    }
                }

                payload.AddRange(elements[e]);
            }

            payloads.Add([.. payload]);
            elements.Clear();
            room = LargestPayload;
            continues = goesOn;
        }
    }
}
