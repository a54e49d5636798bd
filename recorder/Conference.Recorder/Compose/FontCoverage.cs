using System.Buffers.Binary;

namespace Conference.Recorder.Compose;

/// <summary>Which characters a TrueType or OpenType font can draw: its cmap table (formats 4 and 12).</summary>
internal sealed class FontCoverage
{
    private const uint CollectionTag = 0x74746366; // "ttcf"
    private const uint CmapTag = 0x636D6170; // "cmap"

    private readonly List<(int First, int Last)> _ranges = [];

    private FontCoverage()
    {
    }

    /// <exception cref="InvalidDataException">The file is no font.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FontCoverage Read(string path)
    {
        var font = File.ReadAllBytes(path);
        try
        {
            var coverage = new FontCoverage();
            coverage.ReadCmap(font, TableAt(font, U32(font, 0) == CollectionTag ? (int)U32(font, 12) : 0));
            coverage._ranges.Sort();
            return coverage;
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new InvalidDataException($"{path} is no TrueType or OpenType font.", exception);
        }
    }

    public bool Has(int codePoint)
    {
        var (low, high) = (0, _ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < _ranges[middle].First)
                high = middle - 1;
            else if (codePoint > _ranges[middle].Last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    private static int TableAt(byte[] font, int start)
    {
        for (var i = 0; i < U16(font, start + 4); i++)
        {
            if (U32(font, start + 12 + i * 16) == CmapTag)
                return (int)U32(font, start + 12 + i * 16 + 8);
        }

        throw new ArgumentOutOfRangeException(nameof(font), "The font has no cmap table.");
    }

    private void ReadCmap(byte[] font, int cmap)
    {
        // Windows' and Unicode's subtables; those with all planes (format 12) hold the others too.
        var subtables = Enumerable.Range(0, U16(font, cmap + 2))
            .Select(i => (Platform: U16(font, cmap + 4 + i * 8), At: cmap + (int)U32(font, cmap + 4 + i * 8 + 4)))
            .Where(subtable => subtable.Platform is 0 or 3)
            .Select(subtable => (Format: U16(font, subtable.At), subtable.At))
            .ToList();
        if (subtables.Find(subtable => subtable.Format == 12) is { Format: 12 } full)
            ReadFormat12(font, full.At);
        else if (subtables.Find(subtable => subtable.Format == 4) is { Format: 4 } basic)
            ReadFormat4(font, basic.At);
    }

    private void ReadFormat12(byte[] font, int at)
    {
        for (var i = 0; i < (int)U32(font, at + 12); i++)
            _ranges.Add(((int)U32(font, at + 16 + i * 12), (int)U32(font, at + 20 + i * 12)));
    }

    private void ReadFormat4(byte[] font, int at)
    {
        var segments = U16(font, at + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var (last, first) = (U16(font, at + 14 + i * 2), U16(font, at + 16 + (segments + i) * 2));
            var (delta, offsetAt) = (U16(font, at + 16 + (2 * segments + i) * 2), at + 16 + (3 * segments + i) * 2);
            for (var code = first; code <= last && code != 0xFFFF; code++)
            {
                var glyph = U16(font, offsetAt) == 0 ? code + delta : U16(font, offsetAt + U16(font, offsetAt) + (code - first) * 2);
                if ((glyph & 0xFFFF) != 0)
                    Add(code);
            }
        }
    }

    private void Add(int code)
    {
        if (_ranges.Count > 0 && _ranges[^1].Last == code - 1)
            _ranges[^1] = (_ranges[^1].First, code);
        else
            _ranges.Add((code, code));
    }

    private static ushort U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static uint U32(byte[] font, int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
