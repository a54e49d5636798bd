using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Capture;

/// <summary>What all parts of one capture share.</summary>
/// <param name="Outlet">Sends to every FFmpeg of the recording.</param>
internal sealed record CaptureContext(
    RecordingFolder Folder,
    RecorderOptions Options,
    FfmpegTools Tools,
    RecordingClock Clock,
    JournalWriter Journal,
    IMeetingFeed Feed,
    Socket Outlet,
    ILogger Logger);
