using System.Globalization;
using System.Text;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>A clock map in FFmpeg's expression language, for setpts and asetpts.</summary>
internal static class ClockExpression
{
    /// <param name="origin">The moment of the recording that is to become time 0.</param>
    public static string For(ClockMap clock, double origin)
    {
        var expression = new StringBuilder();
        for (var i = 0; i < clock.Segments.Count; i++)
        {
            if (i + 1 < clock.Segments.Count)
                expression.Append(CultureInfo.InvariantCulture, $"if(lt(T,{clock.Segments[i + 1].FromFileTime:F6}),");
            expression.Append(CultureInfo.InvariantCulture, $"T*{clock.Segments[i].Rate:F9}+({clock.Segments[i].Offset - origin:F9})");
            if (i + 1 < clock.Segments.Count)
                expression.Append(',');
        }

        // Rounded here: setpts would cut off, and a time that is a hair below its tick fall on the one before.
        return $"round(({expression.Append(')', clock.Segments.Count - 1)})/TB)";
    }
}
