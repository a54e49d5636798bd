using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>What all parts of one capture share.</summary>
/// <param name="FirstTrack">Number of the first track's file: those of an earlier run have the ones before.</param>
internal sealed record CaptureContext(
    RecordingFolder Folder,
    RecorderOptions Options,
    RecordingClock Clock,
    JournalWriter Journal,
    DiskQueue Disk,
    IMeetingFeed Feed,
    int FirstTrack,
    ILogger Logger);
