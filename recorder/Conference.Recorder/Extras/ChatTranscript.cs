using Conference.Recorder.Compose;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Extras;

/// <summary>The public chat as captions: each message as it read in the end, at the moment at which it was written.</summary>
internal static class ChatTranscript
{
    // Seconds for which a message is shown: some to notice it, and more the longer it is.
    private const double Shortest = 4;
    private const double Longest = 15;
    private const double PerCharacter = 0.06;

    /// <returns>Null when nothing was written.</returns>
    public static WebVtt? Of(IReadOnlyList<JournalEntry> journal)
    {
        var texts = new Dictionary<string, string>();
        foreach (var entry in journal)
        {
            switch (entry)
            {
                case ChatWritten written:
                    texts[written.MessageId] = written.Text;
                    break;
                case ChatCorrected corrected when texts.ContainsKey(corrected.MessageId):
                    texts[corrected.MessageId] = corrected.Text;
                    break;
                case ChatRemoved removed:
                    texts.Remove(removed.MessageId);
                    break;
            }
        }

        var transcript = new WebVtt();
        var count = 0;
        foreach (var written in journal.OfType<ChatWritten>().DistinctBy(written => written.MessageId))
        {
            if (!texts.TryGetValue(written.MessageId, out var text) || string.IsNullOrWhiteSpace(text))
                continue;

            var length = Math.Clamp(text.Length * PerCharacter, Shortest, Longest);
            transcript.Add(written.At, written.At + length, $"<v {WebVtt.Escape(DisplayText.OneLine(written.DisplayName))}>{WebVtt.Escape(text)}");
            count++;
        }

        return count == 0 ? null : transcript;
    }
}
