using Conference.Recorder.Director;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>The track files of a recording, by name.</summary>
internal sealed class TakeFiles(RecordingFolder folder)
{
    private readonly Dictionary<string, TakeFile> _files = [];

    /// <summary>Takes that have ended and were read to their end: no need to look again.</summary>
    private readonly HashSet<string> _finished = [];

    public TakeFile this[string file] => _files[file];

    public FrameRuns? FramesOf(TakeHistory take) => _files.GetValueOrDefault(take.File)?.Frames;

    /// <exception cref="IOException">A file cannot be read.</exception>
    public void ReadOn(IEnumerable<TakeHistory> takes)
    {
        foreach (var take in takes)
        {
            if (_finished.Contains(take.File))
                continue;

            if (!_files.TryGetValue(take.File, out var file))
                _files.Add(take.File, file = new TakeFile(folder.Track(take.File)));

            // Whether it has ended is asked first: what is written in between is read by now.
            var hasEnded = take.HasEnded;
            file.ReadOn();
            if (hasEnded)
                _finished.Add(take.File);
        }
    }
}
