namespace Conference.Recorder.Compose;

internal readonly record struct Rgba(byte R, byte G, byte B, byte A = 255);
