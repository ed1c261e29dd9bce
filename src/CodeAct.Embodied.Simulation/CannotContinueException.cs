namespace CodeAct.Embodied.Simulation;

/// <summary>The program cannot go on though its input is in order: Python, a model, the disk or the display failed. The message
/// says what and why, and what was kept. Programs leave with exit code 3.</summary>
public class CannotContinueException(string message, Exception? inner = null) : Exception(message, inner);
