using System.Globalization;

namespace Conference.Testing.People;

/// <summary>
/// How a generated person is told from all others: the colour of its picture, the moments at which it flashes white and beeps, and the
/// pitch of its beeps.
/// </summary>
/// <param name="Number">0 to 59.</param>
public sealed record Persona(int Number)
{
    /// <summary>After so many seconds its picture and its sound begin again.</summary>
    public const int LoopSeconds = 8;

    /// <summary>Frames per second of its picture.</summary>
    public const int FrameRate = 30;

    /// <summary>Seconds that a flash and a beep last.</summary>
    public const double EventSeconds = 0.1;

    private static readonly (byte R, byte G, byte B)[] Colors = MakeColors();

    /// <summary>Number of different personas.</summary>
    public static int Count => Colors.Length;

    public (byte R, byte G, byte B) Color => Colors[Number];

    /// <summary>Hz; any two pitches are so far apart that 20 ms tell them apart.</summary>
    public int Beep => 700 + 200 * Number;

    /// <summary>Seconds in the loop at which a flash and a beep begin: one in each second, on a frame, in a pattern that nobody else has.</summary>
    public IReadOnlyList<double> Moments { get; } = [.. Enumerable.Range(0, LoopSeconds).Select(second => second + SlotOf(Number, second) / (double)FrameRate)];

    /// <summary>The number of whom a colour belongs to; null when it is nobody's.</summary>
    public static int? WhoseIs((double R, double G, double B) color)
    {
        for (var number = 0; number < Colors.Length; number++)
        {
            var own = Colors[number];
            if (Math.Abs(own.R - color.R) < 30 && Math.Abs(own.G - color.G) < 30 && Math.Abs(own.B - color.B) < 30)
                return number;
        }

        return null;
    }

    public override string ToString() => $"person {Number} ({Color.R:X2}{Color.G:X2}{Color.B:X2})";

    internal string ColorName => string.Create(CultureInfo.InvariantCulture, $"0x{Color.R:X2}{Color.G:X2}{Color.B:X2}");

    // Slots 4 to 22 of 30: neither flash nor beep is cut by the end of the loop or runs into the next second's.
    private static int SlotOf(int number, int second)
    {
        var hash = (uint)(number * 8 + second + 1) * 2654435761u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return 4 + (int)(hash % 19);
    }

    // Steps of 64 apart in each channel, without greys, which cards, letters and flashes are made of; neighbours in the list differ much.
    private static (byte R, byte G, byte B)[] MakeColors()
    {
        byte[] levels = [0x20, 0x60, 0xA0, 0xE0];
        var all = new List<(byte R, byte G, byte B)>();
        for (var i = 0; i < 64; i++)
        {
            var mixed = i * 27 % 64;
            var (r, g, b) = (levels[mixed >> 4], levels[mixed >> 2 & 3], levels[mixed & 3]);
            if (r != g || g != b)
                all.Add((r, g, b));
        }

        return [.. all];
    }
}
