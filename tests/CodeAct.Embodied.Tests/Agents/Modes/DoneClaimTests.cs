using CodeAct.Embodied.Agents.Modes;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class DoneClaimTests
{
    [TestCase("The task is done.", true)]
    [TestCase("Action: finish", true)]
    [TestCase("We have finished it.", true)]
    [TestCase("The task is not done.", false)]
    [TestCase("When the task is done, I stop.", false)]
    [TestCase("I go to the fridge.", false)]
    [TestCase("The task was not done. Now the goal is achieved.", true, Description = "one claim without a doubt is one")]
    [TestCase("Not here! The task is done.", true, Description = "a doubt in another sentence is about something else")]
    [TestCase("I was not at the fridge, but at the stove, all the time. The task is done.", true, Description = "so is one that is further away")]
    public void A_model_says_that_it_is_done(string answer, bool isClaim) => Assert.That(DoneClaim.IsIn(answer), Is.EqualTo(isClaim));
}
