using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

public sealed class CallTextTests
{
    [TestCase("take(\"egg 1\", \"fridge 1\")", TestName = "In_order")]
    [TestCase("take('egg 1', 'fridge 1',)", TestName = "With_a_comma_at_the_end")]
    [TestCase("take(\"egg 1\", receptacle='fridge 1')", TestName = "One_by_name")]
    [TestCase("take( receptacle = 'fridge 1' , object = 'egg 1' )", TestName = "All_by_name_in_another_order")]
    [TestCase("take(object: 'egg 1', receptacle: 'fridge 1')", TestName = "With_colons")]
    [TestCase("I eat(1), then take('egg 1', 'fridge 1').", TestName = "Behind_a_call_of_something_else")]
    [TestCase("take('egg 1') or take('egg 1', 'fridge 1')", TestName = "Behind_a_call_that_lacks_something")]
    public void A_call_is_read(string text)
    {
        var call = CallText.Find(text, FunctionList.Default.Functions);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(call?.Function.Name, Is.EqualTo("take"));
            Assert.That(call?.Arguments, Is.EqualTo(["egg 1", "fridge 1"]));
            Assert.That(call?.Start, Is.EqualTo(text.LastIndexOf("take", StringComparison.Ordinal)));
        }
    }

    [TestCase("look()", TestName = "Without_arguments")]
    [TestCase("look( )", TestName = "With_a_space_for_arguments")]
    public void A_call_of_a_function_without_parameters_is_read(string text) =>
        Assert.That(CallText.Find(text, FunctionList.Default.Functions)?.Arguments, Is.Empty);

    [TestCase("I take the egg.", TestName = "Words")]
    [TestCase("grab('egg 1', 'fridge 1')", TestName = "An_unknown_function")]
    [TestCase("self.take('egg 1', 'fridge 1')", TestName = "A_method_of_something")]
    [TestCase("take('egg 1')", TestName = "Too_little")]
    [TestCase("take('egg 1', 'fridge 1', 'fridge 2')", TestName = "Too_much")]
    [TestCase("take('egg 1', object='egg 2')", TestName = "One_twice")]
    [TestCase("take('egg 1', place='fridge 1')", TestName = "An_unknown_name")]
    [TestCase("take('egg 1', fridge)", TestName = "A_variable")]
    [TestCase("take('egg 1' 'fridge 1')", TestName = "No_comma")]
    [TestCase("look('here')", TestName = "An_argument_where_none_belongs")]
    [TestCase("take('egg 1', 'fridge 1') look()", TestName = "Two_calls")]
    public void No_call_is_read(string text) =>
        Assert.That(CallText.Find(text, FunctionList.Default.Functions), Is.Null);
}
