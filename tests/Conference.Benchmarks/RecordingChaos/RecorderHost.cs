using Conference.Benchmarks.Service;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A recorder: its process, and the disk that its recordings are on.</summary>
internal sealed record RecorderHost(string Name, ControllerProcess Process, SmallDisk Disk);
