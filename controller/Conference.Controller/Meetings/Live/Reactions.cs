using System.Collections.Frozen;

namespace Conference.Controller.Meetings.Live;

/// <summary>The reactions that there are: a free text would be a chat that cannot be switched off.</summary>
internal static class Reactions
{
    public static readonly FrozenSet<string> Allowed =
        new[] { "👍", "👎", "👏", "❤️", "😂", "😮", "😢", "🎉", "🤔", "🙏", "🔥", "✅", "❌", "👋", "☕", "💯" }.ToFrozenSet(StringComparer.Ordinal);
}
